@NullMarked
package dev.ripcord.target.clean;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.ripcord.target.backup;

import org.jspecify.annotations.NullMarked;

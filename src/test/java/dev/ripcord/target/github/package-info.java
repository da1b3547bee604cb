@NullMarked
package dev.ripcord.target.github;

import org.jspecify.annotations.NullMarked;

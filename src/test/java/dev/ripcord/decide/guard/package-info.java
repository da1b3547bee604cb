@NullMarked
package dev.ripcord.decide.guard;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.ripcord.decide.replay;

import org.jspecify.annotations.NullMarked;

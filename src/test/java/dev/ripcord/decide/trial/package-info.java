@NullMarked
package dev.ripcord.decide.trial;

import org.jspecify.annotations.NullMarked;

/** Tests of deciding. */
@NullMarked
package dev.ripcord.decide;

import org.jspecify.annotations.NullMarked;

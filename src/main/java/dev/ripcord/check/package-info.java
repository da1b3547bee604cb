/** Is it true? A question with an answer of good, bad or unknown, and its evidence. */
@NullMarked
package dev.ripcord.check;

import org.jspecify.annotations.NullMarked;

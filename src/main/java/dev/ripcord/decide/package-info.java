/** Decides with a person: a tree or a matrix, what was seen, what was answered; pure. */
@NullMarked
package dev.ripcord.decide;

import org.jspecify.annotations.NullMarked;

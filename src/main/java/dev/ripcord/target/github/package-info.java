/** Workflows of GitHub Actions as a step: dispatched once, found again, followed to their end. */
@NullMarked
package dev.ripcord.target.github;

import org.jspecify.annotations.NullMarked;

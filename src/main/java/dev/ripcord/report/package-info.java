/** What happened, for people and for programs, folded from the journal. */
@NullMarked
package dev.ripcord.report;

import org.jspecify.annotations.NullMarked;

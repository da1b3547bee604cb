/** What a person reads: pure functions from records to lines of text. */
@NullMarked
package dev.ripcord.cli.page;

import org.jspecify.annotations.NullMarked;

/** Tests of what a person reads. */
@NullMarked
package dev.ripcord.cli.page;

import org.jspecify.annotations.NullMarked;

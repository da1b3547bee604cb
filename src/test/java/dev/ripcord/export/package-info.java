/** Scripts and pages of procedures, and what they do when they are run without Ripcord. */
@NullMarked
package dev.ripcord.export;

import org.jspecify.annotations.NullMarked;

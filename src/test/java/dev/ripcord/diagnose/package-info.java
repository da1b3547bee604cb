/** Tests of finding out what is wrong. */
@NullMarked
package dev.ripcord.diagnose;

import org.jspecify.annotations.NullMarked;

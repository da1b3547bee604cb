/** Tests of telling people. */
@NullMarked
package dev.ripcord.notify;

import org.jspecify.annotations.NullMarked;

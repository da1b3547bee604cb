/**
 * {@code ripcord demo}: a small real service, a bad release of it, and the way back, all of it in a
 * folder that is gone at the end.
 */
@NullMarked
package dev.ripcord.app.demo;

import org.jspecify.annotations.NullMarked;

/**
 * One at a time on a host: a lease kept on the host itself, because two journals know nothing of
 * each other.
 */
@NullMarked
package dev.ripcord.host.lease;

import org.jspecify.annotations.NullMarked;

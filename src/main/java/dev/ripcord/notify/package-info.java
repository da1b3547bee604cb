/**
 * Tells people: what is told when and to whom (pure), in each vendor's form (pure), through an
 * outbox that outlives the process. {@link dev.ripcord.notify.Notifier} is its door.
 */
@NullMarked
package dev.ripcord.notify;

import org.jspecify.annotations.NullMarked;

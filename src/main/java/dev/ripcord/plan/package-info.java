/** A procedure made concrete for one service and one release; pure, and typed refusals. */
@NullMarked
package dev.ripcord.plan;

import org.jspecify.annotations.NullMarked;

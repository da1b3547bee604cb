/** Episodes of services: what was decided about each, and what to do next; all of it is pure. */
@NullMarked
package dev.ripcord.decide.incident;

import org.jspecify.annotations.NullMarked;

/**
 * The daemon: it looks at services at their pace, decides with the pure parts of {@code decide},
 * and has others act and tell. It knows neither targets nor channels.
 */
@NullMarked
package dev.ripcord.server;

import org.jspecify.annotations.NullMarked;

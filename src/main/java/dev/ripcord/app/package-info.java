/** The only place that knows every class: reads the catalog, picks drivers, builds and closes. */
@NullMarked
package dev.ripcord.app;

import org.jspecify.annotations.NullMarked;

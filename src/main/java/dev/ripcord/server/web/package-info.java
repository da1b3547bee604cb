/** What the daemon shows over HTTP, and what it hears there. */
@NullMarked
package dev.ripcord.server.web;

import org.jspecify.annotations.NullMarked;

/** nginx: a site switched to a saved variant or to another upstream, and proven by new workers. */
@NullMarked
package dev.ripcord.target.nginx;

import org.jspecify.annotations.NullMarked;

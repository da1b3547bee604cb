/** What the hosts share that run commands under the supervisor. */
@NullMarked
package dev.ripcord.host.supervisor;

import org.jspecify.annotations.NullMarked;

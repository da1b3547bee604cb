/** Files as a part of a service: keys of an {@code .env} file, copies of configurations. */
@NullMarked
package dev.ripcord.target.file;

import org.jspecify.annotations.NullMarked;

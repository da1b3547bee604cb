/** Services that are containers of Docker Compose, v1 and v2: releases by the image that runs. */
@NullMarked
package dev.ripcord.target.compose;

import org.jspecify.annotations.NullMarked;

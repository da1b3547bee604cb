/** Apps of a Dokku: a rollback there is the deployment of a kept artefact, and is proven so. */
@NullMarked
package dev.ripcord.target.dokku;

import org.jspecify.annotations.NullMarked;

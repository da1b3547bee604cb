/** Holds the documents to what the program is and does. */
@NullMarked
package dev.ripcord.docs;

import org.jspecify.annotations.NullMarked;

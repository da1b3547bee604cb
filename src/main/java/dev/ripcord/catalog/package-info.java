/**
 * What is owned: the strict YAML reader, its records, its JSON Schema and its errors with places.
 */
@NullMarked
package dev.ripcord.catalog;

import org.jspecify.annotations.NullMarked;

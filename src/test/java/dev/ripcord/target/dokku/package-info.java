/** Dokku's answers, as its documentation shows them, and what is made of them. */
@org.jspecify.annotations.NullMarked
package dev.ripcord.target.dokku;

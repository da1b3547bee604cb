/**
 * What a program reads with {@code --json}: field names are a contract, new ones may come, none
 * goes or changes what it means. Lengths of time are in milliseconds, moments in UTC.
 */
@NullMarked
package dev.ripcord.cli.view;

import org.jspecify.annotations.NullMarked;

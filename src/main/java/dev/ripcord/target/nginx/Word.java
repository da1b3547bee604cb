package dev.ripcord.target.nginx;

/**
 * A word of a configuration.
 *
 * @param text without its quotes
 * @param start where the text stands, behind a quote
 * @param end behind the text
 * @param plain whether it stands there letter by letter, without a backslash
 */
record Word(String text, int start, int end, boolean plain) {}

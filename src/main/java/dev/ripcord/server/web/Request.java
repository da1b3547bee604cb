package dev.ripcord.server.web;

import java.io.InputStream;
import java.util.Optional;

/**
 * What somebody asks for.
 *
 * @param authorization what is shown to be let in
 * @param from the address it comes from
 * @param length what the body is said to have; empty where that is not said
 */
record Request(
    String method,
    String path,
    Optional<String> authorization,
    String from,
    Optional<Long> length,
    InputStream body) {}

/**
 * Ripcord puts a service back to its last good release, and proves that it is back.
 *
 * <pre>
 *  a person says "go back":   catalog -> release -> plan -> run -> check -> report
 *                                          |
 *                              step, target, host : the only way out of the process
 *                              journal            : the only thing that is believed after a crash
 * </pre>
 *
 * <p>The packages are one ordered list, and a package imports only what stands above it: {@code
 * clock, host, rule, catalog, script, release, probe, check, step, target, plan, export, journal,
 * run, watch, diagnose, decide, notify, report, server, app, cli}. {@code FlowTest} holds it.
 */
@NullMarked
package dev.ripcord;

import org.jspecify.annotations.NullMarked;

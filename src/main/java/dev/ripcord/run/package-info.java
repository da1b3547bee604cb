/** Carries a plan out: intent before, act, look, result after; resumes where a crash left it. */
@NullMarked
package dev.ripcord.run;

import org.jspecify.annotations.NullMarked;

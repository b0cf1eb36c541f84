/// What Slack's twin does beyond its reference, told as a person would find out.
@NullMarked
package dev.dtu.slack;

import org.jspecify.annotations.NullMarked;

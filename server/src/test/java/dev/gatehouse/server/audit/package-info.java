/// Tests of what is written down of Gatehouse's own users.
@NullMarked
package dev.gatehouse.server.audit;

import org.jspecify.annotations.NullMarked;

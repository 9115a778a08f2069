package dev.gatehouse.intake;

import dev.gatehouse.source.Channel;
import dev.gatehouse.source.Source;
import java.nio.file.Path;

/// A file that a source's channel is read from.
public record TailedFile(Source source, Channel channel, Path path) {}

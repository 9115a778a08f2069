package dev.gatehouse.source;

import dev.gatehouse.source.plan.Plan;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A product under audit, as its folder under `sources/` describes it.
///
/// @param name the folder's name, the first word of a source's name
/// @param title what people call it
/// @param plans which editions and plans offer what, for people
/// @param scopes the least a token needs, for people
/// @param foldsCase whether names differ only by case mean the same
/// @param channels in the order in which they are offered
/// @param drop paths that become null in polled data before it is kept
/// @param keep how much of each group of actions is kept, unless a source says otherwise
/// @param corpus folders of recorded events that hold this tool's
/// @param like the tool whose mapping it shares; empty when it has its own
/// @param plan its mapping
/// @param readme how to connect it, markdown
public record Tool(
        String name,
        String title,
        String plans,
        String scopes,
        boolean foldsCase,
        List<Channel> channels,
        List<String> drop,
        Map<String, Keep> keep,
        List<String> corpus,
        String like,
        Plan plan,
        String readme) {
    /// The channel of that name.
    public Optional<Channel> channel(String channelName) {
        return channels.stream().filter(each -> each.name().equals(channelName)).findFirst();
    }

    /// Whether two of its channels send the same events.
    public boolean sendSame(String one, String other) {
        return channels.stream()
                .anyMatch(channel ->
                        (channel.name().equals(one) && channel.equivalent().contains(other))
                                || (channel.name().equals(other)
                                        && channel.equivalent().contains(one)));
    }
}

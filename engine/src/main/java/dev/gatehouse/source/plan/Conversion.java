package dev.gatehouse.source.plan;

import java.util.Locale;

/// A text in another form; the word in a mapping is the name in small letters.
enum Conversion {
    /// All letters small.
    LOWER {
        @Override
        String of(String text) {
            return text.toLowerCase(Locale.ROOT);
        }
    },
    /// All letters large.
    UPPER {
        @Override
        String of(String text) {
            return text.toUpperCase(Locale.ROOT);
        }
    },
    /// Words written together, apart or joined by points, all as `small_letters_joined`.
    SNAKE {
        @Override
        String of(String text) {
            StringBuilder out = new StringBuilder(text.length() + 4);
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                boolean afterWord = i > 0 && Character.isLetterOrDigit(text.charAt(i - 1));
                if (Character.isUpperCase(c)) {
                    out.append(afterWord && !Character.isUpperCase(text.charAt(i - 1)) ? "_" : "");
                    out.append(Character.toLowerCase(c));
                } else {
                    out.append(Character.isLetterOrDigit(c) ? c : '_');
                }
            }
            return out.toString();
        }
    },
    /// No white space, quotes or brackets around it.
    BARE {
        @Override
        String of(String text) {
            int from = 0;
            int to = text.length();
            while (from < to && isWrapping(text.charAt(from))) {
                from++;
            }
            while (to > from && isWrapping(text.charAt(to - 1))) {
                to--;
            }
            return text.substring(from, to);
        }
    },
    /// The address of `address`, `address:port`, `[address]:port`.
    ADDRESS {
        @Override
        String of(String text) {
            if (text.startsWith("[") && text.indexOf(']') > 0) {
                return text.substring(1, text.indexOf(']'));
            }
            int colon = text.indexOf(':');
            return colon > 0 && colon == text.lastIndexOf(':') ? text.substring(0, colon) : text;
        }
    },
    /// The text with `%41` read as `A` and so on; what cannot be read stays.
    URL_DECODED {
        @Override
        String of(String text) {
            try {
                return text.indexOf('%') < 0
                        ? text
                        : java.net.URLDecoder.decode(
                                text.replace("+", "%2B"), java.nio.charset.StandardCharsets.UTF_8);
            } catch (IllegalArgumentException notEncoded) {
                return text;
            }
        }
    },
    /// Folders of a Jenkins job address: `/job/a/job/b/` is `a/b`.
    JOB_FOLDERS {
        @Override
        String of(String text) {
            StringBuilder out = new StringBuilder(text.length());
            String[] parts = text.split("/", -1);
            for (int i = 0; i + 1 < parts.length; i++) {
                if (parts[i].equals("job")) {
                    out.append(out.isEmpty() ? "" : "/").append(parts[++i]);
                }
            }
            return out.toString();
        }
    };

    abstract String of(String text);

    private static boolean isWrapping(char c) {
        return Character.isWhitespace(c) || "\"'`[](){}".indexOf(c) >= 0;
    }
}

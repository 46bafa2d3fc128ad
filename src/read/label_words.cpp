#include "read/label_words.hpp"

#include <algorithm>
#include <vector>

namespace evidex {
namespace {

// Words between bars, sorted for the eye.
constexpr std::string_view kStopLabels =
    "|abstract|access date|action|action point|action points|actions|address|age|agenda|ages|aim|aims"
    "|also|analysis|answers|anyway|apologies|appendix|article|attendees|author|authors|background|bcc"
    "|best practice|box|cc|chapter|code|comment|comments|conclusion|conclusions|consent|contact"
    "|contents|cost|data|data analysis|data collection|date|date of interview|dear|decision|definition"
    "|description|design|discussion|doi|download|duration|e-mail|e.g|eg|email|ethnicity|evaluation"
    "|evidence|example|exclusion criteria|fax|figure|file|finally|finding|findings|first|firstly"
    "|footnote|for example|for instance|from|funding|gender|http|https|i.e|id|ie|implications|important"
    "|in attendance|in conclusion|in short|inclusion criteria|instructions|intervention|interview date"
    "|interview length|introduction|isbn|issn|item|items|key|key findings|key message|key messages"
    "|key points|key words|keywords|language|length|limitation|limitations|link|links|list|location"
    "|main outcome measures|matters arising|measures|meeting|method|methodology|methods|minutes|mobile"
    "|n.b|namely|nb|next steps|note|notes|number|objective|objectives|opening hours|or|outcome"
    "|outcome measures|outcomes|outputs|page|part|participants|phone|place|plan|plus|pmid|point"
    "|postcode|present|price|principle|problem|project|ps|pseudonym|published|publisher|purpose"
    "|questions|quote|rationale|re|reason|reasons|recommendation|recommendations|recorded"
    "|recording|ref|reference|references|remember|result|results|sample|search strategy|second|secondly"
    "|section|see|see also|sent|setting|settings|site|so|solution|source|sources|standard|step|steps"
    "|strengths|study|study design|subject|summary|table|target|tel|telephone|that is|theme|themes"
    "|therefore|third|thirdly|time|tip|tips|title|to|topic|transcribed by|transcriber|transcript"
    "|transcription|translation|trial registration|type|unit|update|url|value|venue|version|warning"
    "|weaknesses|web|website|where|www|year|";

constexpr std::string_view kNoLastWords =
    "|about|added|and|answered|are|around|as|ask|asked|asking|asks|at|be|because|but|by|called|example"
    "|examples|explained|explains|felt|following|follows|for|from|goes|going|her|here|him|if|in|include"
    "|included|includes|including|instance|is|it|know|like|me|mean|means|now|on|or|point|problem|read"
    "|reads|reason|replied|said|say|saying|says|shouted|so|stated|states|tell|text|texted|that|them"
    "|then|there|these|thing|things|think|this|thought|till|time|times|to|told|until|us|was|wasn't|way"
    "|went|were|what|why|with|word|words|write|writes|wrote|you|";

constexpr std::string_view kSentenceOpeners =
    "|and|as|at|because|but|for|he|here|how|i|if|in|it|like|my|on|or|our|she|so|that|then|there|these"
    "|they|this|those|to|we|what|when|where|which|while|who|why|with|you|your|";

constexpr std::string_view kNoises =
    "|background|bell|blank|break|cry|cries|door|end|gap|knock|knocks|music|name|nods|nodding|noise|noises"
    "|pause|pauses|phone|place|recording|redacted|school|short|long|sic|sigh|sighs|sound|start|tape|tears"
    "|town|voice|voices|";

constexpr std::string_view kNoiseStems =
    "|applau|breath|cheer|chuckl|clapp|cough|cross talk|cross-talk|crosstalk|crying|exhal|gasps|giggl|groan"
    "|hesit|inaud|indistinct|inhal|interrup|knocking|laugh|multiple|mumbl|overlap|sighing|silen|sniff"
    "|talking over|transcri|unclear|unintell|whisper|";

constexpr std::string_view kProductionCues =
    "|ad|ad break|advert|break|clip|credits|intro|jingle|music|outro|pause|sponsor|sponsor break"
    "|theme music|";

using Words = std::vector<std::string_view>;

Words split(std::string_view list) {
    Words words;
    for (std::size_t bar = 0; bar + 1 < list.size();) {
        const std::size_t next = list.find('|', bar + 1);
        words.push_back(list.substr(bar + 1, next - bar - 1));
        bar = next;
    }
    std::sort(words.begin(), words.end());
    return words;
}

bool holds(const Words& sorted, std::string_view word) {
    return std::binary_search(sorted.begin(), sorted.end(), word);
}

}  // namespace

bool is_stop_label(std::string_view label) {
    static const Words words = split(kStopLabels);
    // "Table 3", "Figure 2a", "Note 1" are stop labels too.
    const std::size_t end = label.find_last_not_of("0123456789.() ");
    if (end == std::string_view::npos) return true;
    return holds(words, label) || holds(words, label.substr(0, end + 1));
}

bool is_no_last_word(std::string_view word) {
    static const Words words = split(kNoLastWords);
    return holds(words, word);
}

bool is_sentence_opener(std::string_view word) {
    static const Words words = split(kSentenceOpeners);
    return holds(words, word);
}

bool is_noise(std::string_view text) {
    static const Words words = split(kNoises);
    static const Words stems = split(kNoiseStems);
    return holds(words, text.substr(0, text.find_first_of(" :,;.0123456789"))) ||
           std::any_of(stems.begin(), stems.end(),
                       [&](std::string_view stem) { return text.substr(0, stem.size()) == stem; });
}

bool is_production_cue(std::string_view label) {
    static const Words words = split(kProductionCues);
    return holds(words, label);
}

}  // namespace evidex

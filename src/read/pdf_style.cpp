#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <string_view>

#include "read/pdf_paragraphs.hpp"

namespace evidex {
namespace {

constexpr std::size_t kLongestLabel = 32;
constexpr int kFewestLabels = 3;

/// The size in which most letters are set: the mean of the fullest quarter point.
double usual_size(const std::vector<PdfPlace>& places) {
    struct Bin {
        double letters = 0;
        double sum = 0;
    };
    std::map<long, Bin> bins;
    for (const PdfPlace& place : places) {
        for (const PdfLine& line : place.column.lines) {
            const auto letters = static_cast<double>(line.text.size());
            Bin& bin = bins[std::lround(line.size * 4)];
            bin.letters += letters;
            bin.sum += letters * line.size;
        }
    }
    const auto fullest = std::max_element(bins.begin(), bins.end(), [](const auto& a, const auto& b) {
        return a.second.letters < b.second.letters;
    });
    return fullest == bins.end() ? 0 : fullest->second.sum / fullest->second.letters;
}

double usual_leading(const std::vector<PdfPlace>& places, double size) {
    std::map<long, int> steps;  // By half points.
    const auto is_usual = [&](const PdfLine& line) { return std::abs(line.size - size) < 0.08 * size; };
    for (const PdfPlace& place : places) {
        const std::vector<PdfLine>& lines = place.column.lines;
        for (std::size_t i = 1; i < lines.size(); ++i) {
            const double step = lines[i].bottom - lines[i - 1].bottom;
            if (is_usual(lines[i]) && is_usual(lines[i - 1]) && step > 0.8 * size && step < 3 * size) {
                ++steps[std::lround(step * 2)];
            }
        }
    }
    const auto most = std::max_element(steps.begin(), steps.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    return most == steps.end() ? 1.25 * size : static_cast<double>(most->first) / 2;
}

}  // namespace

PdfStyle pdf_style(const std::vector<PdfPlace>& places) {
    PdfStyle style;
    style.size = usual_size(places);
    style.leading = usual_leading(places, style.size);
    std::map<std::string, int> labels;
    for (const PdfPlace& place : places) {
        for (const PdfLine& line : place.column.lines) {
            const std::size_t colon = line.text.find(':');
            const bool apart =
                colon != std::string::npos && (colon + 1 == line.text.size() || line.text[colon + 1] == ' ');
            if (apart && colon <= kLongestLabel) ++labels[line.text.substr(0, colon)];
        }
    }
    for (const auto& [label, count] : labels) {
        if (count >= kFewestLabels) style.labels.insert(label);
    }
    return style;
}

bool has_bullet(const std::string& line) {
    constexpr std::array<std::string_view, 12> kBullets = {"•", "▪", "●", "○", "■", "‣",
                                                           "·", "",  "➢", "–", "-", "*"};
    return std::any_of(kBullets.begin(), kBullets.end(), [&](std::string_view bullet) {
        return line.starts_with(bullet) && line.size() > bullet.size() && line[bullet.size()] == ' ';
    });
}

bool has_item_number(const std::string& line) {
    std::string_view rest = line;
    if (rest.starts_with('(')) rest.remove_prefix(1);
    const std::size_t digits = std::min(rest.find_first_not_of("0123456789"), rest.size());
    const bool letter = digits == 0 && !rest.empty() && rest[0] >= 'a' && rest[0] <= 'z';
    if (!letter && (digits == 0 || digits > 3)) return false;
    rest.remove_prefix(letter ? 1 : digits);
    return rest.size() > 2 && (rest[0] == '.' || rest[0] == ')') && rest[1] == ' ';
}

}  // namespace evidex

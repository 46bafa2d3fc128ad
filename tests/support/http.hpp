#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <string>
#include <vector>

namespace evidex::test {

/// What came back, as it was on the wire.
struct Answered {
    int status = 0;  ///< 0 if nothing came.
    std::string head;
    std::string body;

    [[nodiscard]] bool has(const std::string& text) const { return head.find(text) != std::string::npos; }
    /// The value of a header, by its exact name.
    [[nodiscard]] std::string header(const std::string& name) const {
        const std::size_t at = head.find("\r\n" + name + ": ");
        if (at == std::string::npos) return {};
        const std::size_t begin = at + name.size() + 4;
        return head.substr(begin, head.find("\r\n", begin) - begin);
    }
};

/// Sends bytes to 127.0.0.1 and reads until the other side closes.
inline std::string send_bytes(int port, const std::string& bytes) {
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    const timeval patience{20, 0};
    ::setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    std::string answer;
    if (::connect(socket, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0) {
        for (std::size_t sent = 0; sent < bytes.size();) {
            const ssize_t n = ::send(socket, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
            if (n <= 0) break;
            sent += static_cast<std::size_t>(n);
        }
        char buffer[16'384];
        for (ssize_t n = 0; (n = ::recv(socket, buffer, sizeof buffer, 0)) > 0;) {
            answer.append(buffer, static_cast<std::size_t>(n));
        }
    }
    ::close(socket);
    return answer;
}

/// A request with exactly these header lines ("Name: value"), and Connection: close.
inline Answered ask(int port, const std::string& method, const std::string& target,
                    const std::vector<std::string>& headers, const std::string& body = {}) {
    std::string bytes = method + " " + target + " HTTP/1.1\r\nConnection: close\r\n";
    for (const std::string& header : headers) bytes += header + "\r\n";
    if (!body.empty() || method == "POST" || method == "PUT") {
        bytes += "Content-Length: " + std::to_string(body.size()) + "\r\n";
    }
    const std::string answer = send_bytes(port, bytes + "\r\n" + body);
    Answered answered;
    const std::size_t end = answer.find("\r\n\r\n");
    if (answer.rfind("HTTP/1.1 ", 0) != 0 || end == std::string::npos) return answered;
    answered.status = std::atoi(answer.c_str() + 9);
    answered.head = answer.substr(0, end + 2);
    answered.body = answer.substr(end + 4);
    return answered;
}

}  // namespace evidex::test

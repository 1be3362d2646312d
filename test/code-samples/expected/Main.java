import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;

public class Main {
    public static void main(String[] args) throws Exception {
        var client = HttpClient.newHttpClient();
        var tokenForm = String.join(
            "&",
            pair("grant_type", "client_credentials"),
            pair("client_id", System.getenv("PIPEDREAM_CLIENT_ID")),
            pair("client_secret", System.getenv("PIPEDREAM_CLIENT_SECRET")));
        var tokenRequest = HttpRequest.newBuilder(URI.create("https://api.pipedream.com/v1/oauth/token"))
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(tokenForm))
            .build();
        // The JDK reads no JSON; a library such as Jackson does.
        var tokenMatch = Pattern.compile("\"access_token\"\\s*:\\s*\"([^\"\\\\]+)\"").matcher(send(client, tokenRequest));
        if (!tokenMatch.find()) {
            throw new IllegalStateException("The response has no access_token.");
        }
        var accessToken = tokenMatch.group(1);

        var body = """
            {
              "external_user_id": "user-123",
              "allowed_origins": ["https://app.acme.example"],
              "scope": "connect:accounts:read connect:accounts:write",
              "expires_in": 900
            }
            """;
        var request = HttpRequest.newBuilder(URI.create("https://api.pipedream.com/v1/connect/proj_abc123/tokens"))
            .timeout(Duration.ofSeconds(30))
            .header("Authorization", "Bearer " + accessToken)
            .header("x-pd-environment", "development")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
        System.out.println(send(client, request));
    }

    private static String pair(String name, String value) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8)
            + "="
            + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static String send(HttpClient client, HttpRequest request) throws Exception {
        var response = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            throw new IllegalStateException(response.statusCode() + " " + response.body());
        }
        return response.body();
    }
}

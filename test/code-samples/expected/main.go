package main

import (
	"encoding/json"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/url"
	"os"
	"strings"
	"time"
)

func main() {
	form := url.Values{}
	form.Add("grant_type", "client_credentials")
	form.Add("client_id", os.Getenv("PIPEDREAM_CLIENT_ID"))
	form.Add("client_secret", os.Getenv("PIPEDREAM_CLIENT_SECRET"))
	request, err := http.NewRequest("POST", "https://api.pipedream.com/v1/oauth/token", strings.NewReader(form.Encode()))
	if err != nil {
		log.Fatal(err)
	}
	request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	body, err := send(request)
	if err != nil {
		log.Fatal(err)
	}
	var accessToken struct {
		Value string `json:"access_token"`
	}
	if err := json.Unmarshal(body, &accessToken); err != nil {
		log.Fatal(err)
	}
	if accessToken.Value == "" {
		log.Fatal("The response has no access_token.")
	}

	payload := `{
  "external_user_id": "user-123",
  "allowed_origins": ["https://app.acme.example"],
  "scope": "connect:accounts:read connect:accounts:write",
  "expires_in": 900
}`
	request, err = http.NewRequest("POST", "https://api.pipedream.com/v1/connect/proj_abc123/tokens", strings.NewReader(payload))
	if err != nil {
		log.Fatal(err)
	}
	request.Header.Set("Authorization", "Bearer "+accessToken.Value)
	request.Header.Set("x-pd-environment", "development")
	request.Header.Set("Content-Type", "application/json")
	body, err = send(request)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(string(body))
}

// send returns the body of a successful response.
func send(request *http.Request) ([]byte, error) {
	client := &http.Client{
		Timeout: 30 * time.Second,
		// Credentials do not follow a redirect.
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	response, err := client.Do(request)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		return nil, err
	}
	if response.StatusCode/100 != 2 {
		return nil, fmt.Errorf("%s: %s", response.Status, body)
	}
	return body, nil
}

package broadsheet.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NetworkTest {
    @Test
    void aSubscribersWholeNetworkIsOne() {
        assertThat(Request.network("2001:db8:1:2:3:4:5:6"))
                .isEqualTo(Request.network("2001:db8:1:2:ffff::1"));
        assertThat(Request.network("2001:db8:1:2::1"))
                .isNotEqualTo(Request.network("2001:db8:1:3::1"));
        assertThat(Request.network("192.0.2.1")).isNotEqualTo(Request.network("192.0.2.2"));
        assertThat(Request.network("::ffff:192.0.2.1")).isEqualTo(Request.network("192.0.2.1"));
        assertThat(Request.network("not an address" + "x".repeat(500))).hasSize(64);
    }
}

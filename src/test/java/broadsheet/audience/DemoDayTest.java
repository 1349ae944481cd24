package broadsheet.audience;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.testing.TestSite;
import org.junit.jupiter.api.Test;

/// What a newcomer sees who starts the demo edition: lists of what is read have something in them.
class DemoDayTest {
    @Test
    void somethingIsReadMostAndSomethingRises() {
        try (TestSite site = TestSite.paper().demo().open()) {
            Audience audience = site.app().audience();
            audience.settle();
            assertThat(audience.mostRead()).hasSizeGreaterThan(5);
            assertThat(audience.rising()).isNotEmpty();
            assertThat(site.get("/trending").text())
                    .contains("Stories on the rise")
                    .doesNotContain("Nothing rises");
        }
    }
}

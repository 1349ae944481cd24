package broadsheet.api;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.config.Yaml;
import broadsheet.testing.Corpora;
import broadsheet.testing.Reply;
import broadsheet.text.Json;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.xml.sax.SAXException;

/// What answers are held against: our contract, and the schemas of IPTC where they lie beside the
/// project. Nothing is fetched.
final class Schemas {
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(
                    SpecificationVersion.DRAFT_2020_12,
                    builder ->
                            builder.schemas(
                                    Map.of("https://geojson.org/schema/GeoJSON.json", "{}")));

    private Schemas() {}

    static Json.Obj document() throws IOException {
        return Yaml.read(Files.readString(Path.of("docs/openapi.yaml"))).obj();
    }

    /// A schema that stands in the contract; its references are to the contract.
    static Schema contract(Json.Obj document, Json schema) {
        Json.Obj whole =
                Json.object()
                        .put("components", document.get("components"))
                        .put("allOf", List.of(schema), each -> each)
                        .build();
        return REGISTRY.getSchema(whole.write(), InputFormat.JSON);
    }

    static Schema contract(Json.Obj document, String name) {
        return contract(
                document, Json.object().put("$ref", "#/components/schemas/" + name).build());
    }

    static Schema ninjs() throws IOException {
        return REGISTRY.getSchema(
                Files.readString(
                        Corpora.need("wire/iptc-ninjs/specification/ninjs-schema_3.1.json")),
                InputFormat.JSON);
    }

    static javax.xml.validation.Schema newsMl() throws SAXException {
        Path file =
                Corpora.need(
                        "wire/iptc-newsml-g2/releases/2.35/specification/NewsML-G2_2.35-spec-All-Power.xsd");
        SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "file");
        return factory.newSchema(file.toFile());
    }

    /// What a schema has against a value, formats included; empty where it is valid.
    static List<String> errors(Schema schema, String value) {
        return schema
                .validate(
                        value,
                        InputFormat.JSON,
                        context ->
                                context.executionConfig(
                                        config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Error::toString)
                .toList();
    }

    static void validate(javax.xml.validation.Schema schema, Reply reply) {
        assertThat(reply.status()).as(reply + "").isEqualTo(200);
        try {
            schema.newValidator()
                    .validate(new StreamSource(new ByteArrayInputStream(reply.body())));
        } catch (SAXException | IOException e) {
            throw new AssertionError(reply + " " + e.getMessage() + "\n" + reply.text(), e);
        }
    }
}

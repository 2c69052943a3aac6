/// The typed calls of the client.
#[derive(Debug)]
#[allow(unreachable_pub, reason = "generated code")]
pub enum Calls {}
impl ::openapi_conformance::typed_calls::TypedCalls for Calls {
    type Api = crate::credentials::Api;
    type Client = crate::credentials::Client;
    fn client(
        setup: ::openapi_conformance::typed_calls::Setup<'_>,
    ) -> ::std::result::Result<
        ::std::result::Result<crate::credentials::Client, crate::credentials::Error>,
        ::std::string::String,
    > {
        let mut builder = crate::credentials::Client::builder().options(setup.options);
        if let Some(base_url) = setup.base_url {
            builder = builder.base_url(base_url);
        }
        if let Some(http_client) = setup.http_client {
            builder = builder.http_client(http_client);
        }
        #[allow(unused_mut, reason = "generated code")]
        let mut credentials = setup.credentials;
        if let Some(mut parts) = credentials.take("access_token") {
            if let Some([part_0]) = parts.take_together(["token"])? {
                builder = builder.access_token(part_0);
            }
            parts.finish()?;
        }
        if let Some(mut parts) = credentials.take("partner") {
            if let Some([part_0]) = parts.take_together(["key"])? {
                builder = builder.partner(part_0);
            }
            parts.finish()?;
        }
        if let Some(mut parts) = credentials.take("key") {
            if let Some([part_0]) = parts.take_together(["key"])? {
                builder = builder.key(part_0);
            }
            parts.finish()?;
        }
        credentials.finish()?;
        Ok(builder.build())
    }
    fn call<'c>(
        client: &'c crate::credentials::Client,
        operation: &str,
        parameters: ::openapi_conformance::typed_calls::Properties<'c>,
        customization: ::std::option::Option<&'c ::openapi_conformance::Customization>,
    ) -> ::openapi_conformance::typed_calls::TypedCall<'c> {
        match operation {
            "count_entries" => {
                ::std::boxed::Box::pin(
                    call_count_entries(client, parameters, customization),
                )
            }
            _ => ::openapi_conformance::typed_calls::unknown_operation(operation),
        }
    }
    fn schemas() -> ::std::vec::Vec<
        (&'static str, ::openapi_conformance::typed_calls::Schema),
    > {
        crate::credentials::schemas()
    }
}
#[allow(unused_mut, reason = "generated code")]
async fn call_count_entries(
    client: &crate::credentials::Client,
    mut parameters: ::openapi_conformance::typed_calls::Properties<'_>,
    customization: ::std::option::Option<&::openapi_conformance::Customization>,
) -> ::std::result::Result<::openapi_conformance::Outcome, ::std::string::String> {
    let mut call = client.count_entries();
    parameters.finish(&call)?;
    let Some(customization) = customization else {
        return ::openapi_conformance::typed_calls::outcome(call.send().await);
    };
    let mut call = call.customize();
    if let Some(timeout) = customization.timeout() {
        call = call.timeout(timeout);
    }
    for (name, value) in &customization.headers {
        call = call.header(name, value);
    }
    for (name, value) in &customization.extra {
        call = call.extra(name, value.clone());
    }
    ::openapi_conformance::typed_calls::outcome(call.send().await)
}

/// The typed calls of the client.
#[derive(Debug)]
#[allow(unreachable_pub, reason = "generated code")]
pub enum Calls {}
impl ::openapi_conformance::typed_calls::TypedCalls for Calls {
    type Api = crate::faulty::Api;
    type Client = crate::faulty::Client;
    fn client(
        setup: ::openapi_conformance::typed_calls::Setup<'_>,
    ) -> ::std::result::Result<
        ::std::result::Result<crate::faulty::Client, crate::faulty::Error>,
        ::std::string::String,
    > {
        let mut builder = crate::faulty::Client::builder().options(setup.options);
        if let Some(base_url) = setup.base_url {
            builder = builder.base_url(base_url);
        }
        if let Some(http_client) = setup.http_client {
            builder = builder.http_client(http_client);
        }
        #[allow(unused_mut, reason = "generated code")]
        let mut credentials = setup.credentials;
        credentials.finish()?;
        Ok(builder.build())
    }
    fn call<'c>(
        client: &'c crate::faulty::Client,
        operation: &str,
        parameters: ::openapi_conformance::typed_calls::Properties<'c>,
        customization: ::std::option::Option<&'c ::openapi_conformance::Customization>,
    ) -> ::openapi_conformance::typed_calls::TypedCall<'c> {
        match operation {
            "send_letter" => {
                ::std::boxed::Box::pin(
                    call_send_letter(client, parameters, customization),
                )
            }
            _ => ::openapi_conformance::typed_calls::unknown_operation(operation),
        }
    }
    fn schemas() -> ::std::vec::Vec<
        (&'static str, ::openapi_conformance::typed_calls::Schema),
    > {
        crate::faulty::schemas()
    }
}
#[allow(unused_mut, reason = "generated code")]
async fn call_send_letter(
    client: &crate::faulty::Client,
    mut parameters: ::openapi_conformance::typed_calls::Properties<'_>,
    customization: ::std::option::Option<&::openapi_conformance::Customization>,
) -> ::std::result::Result<::openapi_conformance::Outcome, ::std::string::String> {
    let mut call = client.send_letter();
    if let Some(value) = parameters.take_body() {
        let body = set_Letter(&value, crate::faulty::types::Letter::builder())?;
        if value.has_more_than(&["sender", "recipient"]) {
            let mut properties = value.properties()?;
            call = call
                .set_sender(
                    match properties.take("sender") {
                        Some(value) => Some(value.text()?),
                        None => None,
                    },
                );
            call = call
                .set_recipient(
                    match properties.take("recipient") {
                        Some(value) => Some(value.text()?),
                        None => None,
                    },
                );
            call = call
                .set_text(
                    match properties.take("text") {
                        Some(value) => Some(value.text()?),
                        None => None,
                    },
                );
            properties.finish(&call)?;
        } else {
            call = call.body(body);
        }
    }
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
#[allow(non_snake_case, unused_mut, reason = "generated code")]
fn set_Letter(
    value: &::openapi_conformance::typed_calls::Plain<'_>,
    mut builder: crate::faulty::types::builder::Letter,
) -> ::std::result::Result<
    crate::faulty::types::builder::Letter,
    ::std::string::String,
> {
    let mut properties = value.properties()?;
    if let Some(value) = properties.take("sender") {
        builder = builder.sender(value.text()?);
    }
    if let Some(value) = properties.take("recipient") {
        builder = builder.recipient(value.text()?);
    }
    if let Some(value) = properties.take("text") {
        builder = builder.text(value.text()?);
    }
    properties.finish(&builder)?;
    value
        .print(
            crate::faulty::types::Letter::try_from(::std::clone::Clone::clone(&builder)),
        );
    Ok(builder)
}

/// The typed calls of the client.
#[derive(Debug)]
#[allow(unreachable_pub, reason = "generated code")]
pub enum Calls {}
impl ::openapi_conformance::typed_calls::TypedCalls for Calls {
    type Api = crate::parameters::Api;
    type Client = crate::parameters::Client;
    fn client(
        setup: ::openapi_conformance::typed_calls::Setup<'_>,
    ) -> ::std::result::Result<
        ::std::result::Result<crate::parameters::Client, crate::parameters::Error>,
        ::std::string::String,
    > {
        let mut builder = crate::parameters::Client::builder().options(setup.options);
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
        client: &'c crate::parameters::Client,
        operation: &str,
        parameters: ::openapi_conformance::typed_calls::Properties<'c>,
        customization: ::std::option::Option<&'c ::openapi_conformance::Customization>,
    ) -> ::openapi_conformance::typed_calls::TypedCall<'c> {
        match operation {
            "get_plate" => {
                ::std::boxed::Box::pin(call_get_plate(client, parameters, customization))
            }
            "put_plate" => {
                ::std::boxed::Box::pin(call_put_plate(client, parameters, customization))
            }
            "add_scan" => {
                ::std::boxed::Box::pin(call_add_scan(client, parameters, customization))
            }
            _ => ::openapi_conformance::typed_calls::unknown_operation(operation),
        }
    }
    fn schemas() -> ::std::vec::Vec<
        (&'static str, ::openapi_conformance::typed_calls::Schema),
    > {
        crate::parameters::schemas()
    }
}
#[allow(unused_mut, reason = "generated code")]
async fn call_get_plate(
    client: &crate::parameters::Client,
    mut parameters: ::openapi_conformance::typed_calls::Properties<'_>,
    customization: ::std::option::Option<&::openapi_conformance::Customization>,
) -> ::std::result::Result<::openapi_conformance::Outcome, ::std::string::String> {
    let mut call = client.get_plate();
    call = call
        .set_plate_id(
            match parameters.take("plate_id") {
                Some(value) => Some(value.text()?),
                None => None,
            },
        );
    call = call
        .set_layer(
            match parameters.take("layer") {
                Some(value) => Some(value.list(|value| Ok(value.text()?.to_owned()))?),
                None => None,
            },
        );
    call = call
        .set_size(
            match parameters.take("size") {
                Some(value) => Some(value.integer::<i64>()?),
                None => None,
            },
        );
    call = call
        .set_on_behalf_of(
            match parameters.take("On-Behalf-Of") {
                Some(value) => Some(value.text()?),
                None => None,
            },
        );
    parameters.finish(&call)?;
    let Some(customization) = customization else {
        return ::openapi_conformance::typed_calls::bytes_outcome(call.send().await);
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
    ::openapi_conformance::typed_calls::bytes_outcome(call.send().await)
}
#[allow(unused_mut, reason = "generated code")]
async fn call_put_plate(
    client: &crate::parameters::Client,
    mut parameters: ::openapi_conformance::typed_calls::Properties<'_>,
    customization: ::std::option::Option<&::openapi_conformance::Customization>,
) -> ::std::result::Result<::openapi_conformance::Outcome, ::std::string::String> {
    let mut call = client.put_plate();
    call = call
        .set_plate_id(
            match parameters.take("plate_id") {
                Some(value) => Some(value.text()?),
                None => None,
            },
        );
    if let Some(value) = parameters.take_body() {
        call = call.body(value.bytes()?);
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
#[allow(unused_mut, reason = "generated code")]
async fn call_add_scan(
    client: &crate::parameters::Client,
    mut parameters: ::openapi_conformance::typed_calls::Properties<'_>,
    customization: ::std::option::Option<&::openapi_conformance::Customization>,
) -> ::std::result::Result<::openapi_conformance::Outcome, ::std::string::String> {
    let mut call = client.add_scan();
    call = call
        .set_plate_id(
            match parameters.take("plate_id") {
                Some(value) => Some(value.text()?),
                None => None,
            },
        );
    if let Some(value) = parameters.take_body() {
        let body = set_Scan(&value, crate::parameters::types::Scan::builder())?;
        if value.has_more_than(&["scan"]) {
            let mut properties = value.properties()?;
            call = call
                .set_scan(
                    match properties.take("scan") {
                        Some(value) => Some(value.file()?),
                        None => None,
                    },
                );
            call = call
                .set_title(
                    match properties.take("title") {
                        Some(value) => Some(value.text()?),
                        None => None,
                    },
                );
            call = call
                .set_place(
                    match properties.take("place") {
                        Some(value) => {
                            Some(
                                set_ScanPlace(
                                    &value,
                                    crate::parameters::types::ScanPlace::builder(),
                                )?,
                            )
                        }
                        None => None,
                    },
                );
            if let Some(values) = properties
                .take_rest(|value| Ok(value.text()?.to_owned()))?
            {
                call = call.extra(values);
            }
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
fn set_Scan(
    value: &::openapi_conformance::typed_calls::Plain<'_>,
    mut builder: crate::parameters::types::builder::Scan,
) -> ::std::result::Result<
    crate::parameters::types::builder::Scan,
    ::std::string::String,
> {
    let mut properties = value.properties()?;
    if let Some(value) = properties.take("scan") {
        builder = builder.scan(value.file()?);
    }
    if let Some(value) = properties.take("title") {
        builder = builder.title(value.text()?);
    }
    if let Some(value) = properties.take("place") {
        builder = builder
            .place(
                set_ScanPlace(&value, crate::parameters::types::ScanPlace::builder())?,
            );
    }
    if let Some(values) = properties.take_rest(|value| Ok(value.text()?.to_owned()))? {
        builder = builder.extra(values);
    }
    properties.finish(&builder)?;
    value
        .print(
            crate::parameters::types::Scan::try_from(
                ::std::clone::Clone::clone(&builder),
            ),
        );
    Ok(builder)
}
#[allow(non_snake_case, unused_mut, reason = "generated code")]
fn set_ScanPlace(
    value: &::openapi_conformance::typed_calls::Plain<'_>,
    mut builder: crate::parameters::types::builder::ScanPlace,
) -> ::std::result::Result<
    crate::parameters::types::builder::ScanPlace,
    ::std::string::String,
> {
    let mut properties = value.properties()?;
    if let Some(value) = properties.take("shelf") {
        builder = builder.shelf(value.integer::<i64>()?);
    }
    properties.finish(&builder)?;
    value
        .print(
            crate::parameters::types::ScanPlace::try_from(
                ::std::clone::Clone::clone(&builder),
            ),
        );
    Ok(builder)
}
